// A line {type, value}: the value that warehouse, Hexo's database, makes of it for a post's key.
"use strict";
const {readFileSync} = require("fs");
const {Types} = require("warehouse").default.Schema;

const types = {
  title: new Types.String("title", {default: ""}),
  comments: new Types.Boolean("comments", {default: true}),
};

for (const line of readFileSync(0, "utf8").split("\n").filter(Boolean)) {
  const {type, value} = JSON.parse(line);
  console.log(JSON.stringify(types[type].cast(value, {})));
}
