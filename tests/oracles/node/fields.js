// A line {base, zone}: the fields of every post and page that Hexo makes of the blog at `base` on
// a machine in that time zone, rendered; a file that Hexo fails on is not among them.
"use strict";
const {readFileSync} = require("fs");
const Hexo = require("hexo");

const plain = value => {
  if (value && value.format) return value.format("YYYY-MM-DD HH:mm:ss");
  if (value && value.toArray) return value.toArray().map(item => item.name);
  return value === undefined ? null : value;
};

const fields = doc => {
  const names = [...Object.keys(doc), "path", "full_source"];
  return Object.fromEntries(names.map(name => [name, plain(doc[name])]));
};

async function ask({base, zone}) {
  process.env.TZ = zone;
  const hexo = new Hexo(base, {silent: true});
  await hexo.init();
  await hexo.source.process();
  await hexo._generate();
  const docs = ["Post", "Page"].flatMap(name => hexo.model(name).map(fields));
  return Object.fromEntries(docs.map(doc => [doc.source, doc]));
}

(async () => {
  for (const line of readFileSync(0, "utf8").split("\n").filter(Boolean)) {
    console.log(JSON.stringify(await ask(JSON.parse(line))));
  }
})().catch(error => {
  console.error(error);
  process.exitCode = 1;
});
