// A line {base, zone}: what Hexo makes of the blog at `base` on a machine in that time zone.
// Files are processed and generators run; nothing is rendered, so that theme tags do not matter.
"use strict";
const {readFileSync} = require("fs");
const Hexo = require("hexo");

const FORMAT = "YYYY-MM-DD HH:mm:ss";

const chain = (category, model) => {
  const parent = category.parent && model.findById(category.parent);
  return [...(parent ? chain(parent, model) : []), category.name];
};

const post = (doc, categories) => ({
  source: doc.source,
  slug: doc.slug,
  title: doc.title,
  path: doc.path.replace(/^\/+/, ""),
  date: doc.date.format(FORMAT),
  updated: doc.updated ? doc.updated.format(FORMAT) : null,
  layout: String(doc.layout),
  published: doc.published,
  tags: doc.tags ? doc.tags.map(tag => tag.name) : [],
  tagPaths: doc.tags ? doc.tags.map(tag => tag.path) : [],
  categories: doc.categories ? doc.categories.map(item => chain(item, categories)) : [],
  categoryPaths: doc.categories ? doc.categories.map(item => item.path) : [],
});

const page = doc => ({
  source: doc.source,
  title: doc.title,
  path: doc.path.replace(/^\/+/, ""),
  date: doc.date.format(FORMAT),
  layout: String(doc.layout),
});

async function ask({base, zone}) {
  process.env.TZ = zone;
  const hexo = new Hexo(base, {silent: true});
  await hexo.init();
  await hexo.source.process();
  hexo.locals.invalidate();
  const locals = hexo.locals.toObject();
  const generators = hexo.extend.generator.list();
  const routes = {};
  for (const name of ["asset", "page", "post"]) {
    const made = await generators[name].call(hexo, locals);
    routes[name] = made.map(item => hexo.route.format(item.path)).sort();
  }
  const categories = hexo.model("Category");
  const {root, url, source_dir, timezone} = hexo.config;
  return {
    config: {root, url, source_dir, timezone},
    posts: hexo.model("Post").map(doc => post(doc, categories)),
    pages: hexo.model("Page").map(page),
    shown: locals.posts.map(doc => doc.source),
    routes,
  };
}

(async () => {
  for (const line of readFileSync(0, "utf8").split("\n").filter(Boolean)) {
    console.log(JSON.stringify(await ask(JSON.parse(line))));
  }
})().catch(error => {
  console.error(error);
  process.exitCode = 1;
});
