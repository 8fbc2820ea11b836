// A line {base, out, tags}: the blog at `base` is built into the folder `out`, with Hexo's own
// generators and a theme that prints nothing but each page's content. `tags` are the theme's tags,
// by name, with whether they have an end: a block prints its body as Markdown, others nothing. The
// answer is `files`, all that was made, and for each page its `ids` and `links`, each with the
// file that a browser asks for (null for another host or outside the root) and the fragment, and
// its `images` in the same way.
"use strict";
const {readFileSync, mkdirSync, writeFileSync} = require("fs");
const {dirname, join} = require("path");
const {Parser} = require("htmlparser2");
const Hexo = require("hexo");

const LINKING = new Set(["a", "area"]);

const read = stream => new Promise((resolve, reject) => {
  const chunks = [];
  stream.on("data", chunk => chunks.push(Buffer.from(chunk)));
  stream.on("end", () => resolve(Buffer.concat(chunks)));
  stream.on("error", reject);
});

const decoded = text => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

const parsed = (href, file, config) => {
  const host = new URL(config.url).origin;
  const address = file.replace(/(^|\/)index\.html$/, "$1").split("/").map(encodeURIComponent);
  let url;
  try {
    url = new URL(href, host + config.root + address.join("/"));
  } catch {
    return {href, asked: null, fragment: ""};
  }
  const path = decoded(url.pathname).replace(/\/{2,}/g, "/");
  const isOwn = /^https?:$/.test(url.protocol) && url.host === new URL(config.url).host;
  const isInside = isOwn && path.startsWith(config.root);
  const asked = isInside ? path.slice(config.root.length).replace(/(^|\/)$/, "$1index.html") : null;
  return {href, asked, fragment: url.hash.slice(1)};
};

const look = (html, file, config) => {
  const ids = [], links = [], images = [];
  const parser = new Parser({
    onopentag(name, attributes) {
      for (const key of ["id", "name"]) if (attributes[key]) ids.push(attributes[key]);
      if (LINKING.has(name) && attributes.href) links.push(parsed(attributes.href, file, config));
      if (name === "img" && attributes.src) images.push(parsed(attributes.src, file, config));
    },
  });
  parser.end(html);
  return {ids, links, images};
};

const build = async ({base, out, tags}) => {
  const hexo = new Hexo(base, {silent: true});
  await hexo.init();
  for (const [name, ends] of Object.entries(tags)) {
    const tag = (args, body) => ends ? hexo.render.renderSync({text: body, engine: "md"}) : "";
    hexo.extend.tag.register(name, tag, {ends});
  }
  await hexo.load();
  const files = hexo.route.list();
  const pages = {};
  for (const file of files.filter(name => name.endsWith(".html"))) {
    const html = await read(hexo.route.get(file));
    mkdirSync(join(out, dirname(file)), {recursive: true});
    writeFileSync(join(out, file), html);
    pages[file] = look(html.toString(), file, hexo.config);
  }
  return {files, pages};
};

(async () => {
  for (const line of readFileSync(0, "utf8").split("\n").filter(Boolean)) {
    console.log(JSON.stringify(await build(JSON.parse(line))));
  }
})().catch(error => {
  console.error(error);
  process.exitCode = 1;
});
