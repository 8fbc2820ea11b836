// A line {base, tags}: every post and page of the blog at `base`, each rendered for itself, so that
// one that aborts hides no other. `tags` are, by source, {inline, block, theme}: what Hexo does not
// know, and what the theme registers in the stead of Hexo's own. They print `TAG(name|arguments)`,
// and a block its body as Markdown. The answer has what Hexo drops, `dropped`, and for each source
// its `fields` and `html`, or the `error` that ends a build.
"use strict";
const {createInterface} = require("readline");
const Hexo = require("hexo");
const {escapeHTML} = require("hexo-util");

const FIELDS = ["title", "path", "date", "updated"];

const plain = value => {
  if (value && value.format) return value.format("YYYY-MM-DD HH:mm:ss");
  if (value && value.toArray) return value.toArray().map(item => item.name);
  return value === undefined ? null : value;
};

// A bare Markdown renderer for bodies of blocks, and code without colours: both are slow.
const prepared = async base => {
  const hexo = new Hexo(base, {silent: true});
  const dropped = {};
  hexo.log.error = (about, format, path) => {
    if (String(format).startsWith("Process failed")) dropped[path] = String(about.err.message);
  };
  await hexo.init();
  hexo.config.syntax_highlighter = "highlight.js";
  hexo.extend.highlight.register("highlight.js", code => `<pre>${escapeHTML(code)}</pre>`);
  await hexo.source.process();
  hexo.locals.invalidate();
  return {hexo, dropped};
};

const withTags = async (hexo, {inline, block, theme = []}, run) => {
  const {tag} = hexo.extend;
  const before = {...tag.env.extensions};
  for (const name of theme) if (before[name]) tag.unregister(name);
  const core = new Set(Object.keys(tag.env.extensions));
  const added = [];
  for (const [names, ends] of [[block, true], [inline, false]]) {
    for (const name of names.filter(each => !core.has(each))) {
      const print = (args, body) =>
        `TAG(${[name, ...args].join("|")})` +
        (ends ? hexo.render.renderSync({text: body, engine: "md"}) : "");
      tag.register(name, print, {ends});
      added.push(name);
    }
  }
  try {
    return await run();
  } finally {
    added.forEach(name => tag.unregister(name));
    Object.entries(before).forEach(([name, extension]) => tag.env.addExtension(name, extension));
  }
};

const rendered = async (hexo, doc) => {
  const fields = Object.fromEntries(FIELDS.map(name => [name, plain(doc[name])]));
  try {
    doc.content = doc._content;
    doc.site = {data: {}};
    await hexo.post.render(doc.full_source, doc);
    return {fields, html: String(doc.content)};
  } catch (error) {
    return {fields, error: String(error.message || error).slice(0, 300)};
  }
};

const ask = async ({base, tags}) => {
  const {hexo, dropped} = await prepared(base);
  const posts = {};
  for (const doc of [...hexo.model("Post").toArray(), ...hexo.model("Page").toArray()]) {
    const own = tags[doc.source];
    if (own) posts[doc.source] = await withTags(hexo, own, () => rendered(hexo, doc));
  }
  return {dropped, posts};
};

(async () => {
  for await (const line of createInterface({input: process.stdin})) {
    console.log(JSON.stringify(await ask(JSON.parse(line))));
  }
})().catch(error => {
  console.error(error);
  process.exitCode = 1;
});
