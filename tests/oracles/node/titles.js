// A line with a title, in JSON: the title as Hexo's `titlecase: true` shows it.
"use strict";
const {readFileSync} = require("fs");
const titlecase = require("titlecase");

for (const line of readFileSync(0, "utf8").split("\n").filter(Boolean)) {
  console.log(JSON.stringify(titlecase(JSON.parse(line))));
}
