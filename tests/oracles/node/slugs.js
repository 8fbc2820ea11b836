// A line {texts, transform, separator} or {range: [first, last], transform} (code units, each
// between two letters): the slugs as [by hexo-util of Hexo, by hexo-util of hexo-renderer-marked].
"use strict";
const {createRequire} = require("module");
const {readFileSync} = require("fs");

const ofHexo = require("hexo-util");
const ofMarked = createRequire(require.resolve("hexo-renderer-marked"))("hexo-util");

for (const line of readFileSync(0, "utf8").split("\n").filter(Boolean)) {
  const {texts, range, transform, separator} = JSON.parse(line);
  const asked = texts ?? Array.from(
    {length: range[1] - range[0] + 1},
    (_, index) => `x${String.fromCharCode(range[0] + index)}y`,
  );
  const answers = [ofHexo, ofMarked].map(
    util => asked.map(text => util.slugize(text, {transform, separator})),
  );
  console.log(JSON.stringify(answers));
}
