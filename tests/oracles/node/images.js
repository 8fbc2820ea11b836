// A line {base, images: [[source, text], …]}: for each text, rendered as the body of the post or
// page at `source`, the output file that a browser asks for to show its first image: null without
// an image, an address for another host or what is outside the root.
"use strict";
const {readFileSync} = require("fs");
const Hexo = require("hexo");

const HOST = "http://host.example";

async function ask({base, images}) {
  const hexo = new Hexo(base, {silent: true});
  await hexo.init();
  await hexo.source.process();
  const root = hexo.config.root;
  const answers = [];
  for (const [source, text] of images) {
    const doc = hexo.model("Post").findOne({source}) || hexo.model("Page").findOne({source});
    const {_id, path} = doc;
    const {content} = await hexo.post.render(doc.full_source, {_id, path, source, content: text});
    const found = /<img[^>]* src="([^"]*)"/.exec(content);
    if (!found) {
      answers.push(null);
      continue;
    }
    const page = HOST + root + path.replace(/^\/+/, "");
    const url = new URL(found[1].replace(/&amp;/g, "&"), page);
    const asked = decodeURIComponent(url.pathname);
    const isInside = url.origin === HOST && asked.startsWith(root);
    const file = asked.slice(root.length).replace(/(^|\/)$/, "$1index.html");
    answers.push(isInside ? file : url.href);
  }
  return answers;
}

(async () => {
  for (const line of readFileSync(0, "utf8").split("\n").filter(Boolean)) {
    console.log(JSON.stringify(await ask(JSON.parse(line))));
  }
})().catch(error => {
  console.error(error);
  process.exitCode = 1;
});
