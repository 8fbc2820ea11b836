// A line of texts: for each the instant (milliseconds) that `new Date(text)` is in a UTC process
// and in one whose zone the environment names, or null.
"use strict";
const {readFileSync} = require("fs");

for (const line of readFileSync(0, "utf8").split("\n").filter(Boolean)) {
  console.log(JSON.stringify(JSON.parse(line).map(text => new Date(text).getTime())));
}
