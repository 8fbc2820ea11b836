// A line {patterns, paths}: for each pattern, which of the paths micromatch says it fits.
"use strict";
const {readFileSync} = require("fs");
const {createRequire} = require("module");

const {isMatch} = createRequire(require.resolve("hexo"))("micromatch");

for (const line of readFileSync(0, "utf8").split("\n").filter(Boolean)) {
  const {patterns, paths} = JSON.parse(line);
  const answers = patterns.map(pattern => paths.map(path => isMatch(path, pattern)));
  console.log(JSON.stringify(answers));
}
