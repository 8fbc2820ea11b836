// Builds the blog `base` with the Hexo that lies beside it, into `out`. One line of JSON on stdin:
// {base, out, tags, blocks, ofTheme, shown}: the tags that the posts use, which of them have an end,
// which are the theme's, and what is known of them. A page is written as JSON: what it is, what it says
// of itself, its content and its excerpt; other files as they are. One line of JSON on stdout:
// {version, files, dropped, standIns, unshown, plugins}.
// Tags that neither Hexo, its plugins nor the theme know print what is known of them, `shown` by
// page and source: ways of {parts, gaps}, parts being HTML, Markdown, or the stretches of the body between
// the gaps. Else they print that source, as stand-ins; `unshown` are the theme's of those, by page.
// Of a theme, only tags and settings are used: what else it adds to a page is its own.
"use strict";
const {createRequire} = require("module");
const {mkdirSync, writeFileSync, readFileSync} = require("fs");
const {dirname, join, sep} = require("path");

const question = JSON.parse(readFileSync(0, "utf8"));
const own = createRequire(join(question.base, "node_modules", "x"));
const Hexo = own("hexo");
const {escapeHTML, escapeRegExp, stripIndent} = createRequire(own.resolve("hexo"))("hexo-util");
const started = Date.now();
const LAYOUTS = ["post", "page", "index", "archive", "category", "tag"];
const OF_THEMES = /^(?:before_generate|after_init|before_exit|template_locals)$/;
const NUNJUCKS = new Set(["set", "if", "for", "else", "elif", "elseif", "include", "extends", "block",
  "macro", "import", "from", "raw", "verbatim", "call", "filter", "asyncEach", "asyncAll", "switch",
  "case", "default"]);

// What a theme adds besides tags is left out: its filters of pages, its lists, its scripts.
const withoutLooks = hexo => {
  const quiet = (extension, takes = () => false) => Object.create(extension, {
    register: {value: (name, ...rest) => takes(name) && extension.register(name, ...rest)},
  });
  const {extend} = hexo;
  return Object.create(hexo, {extend: {value: {
    ...extend,
    filter: quiet(extend.filter, name => OF_THEMES.test(name)),
    generator: quiet(extend.generator),
    injector: quiet(extend.injector),
    renderer: extend.renderer,
  }}});
};

// Tags that print their own source are elements without text while Markdown is read: as with the HTML
// that a theme prints, nothing of them gets into ids. At the end the source is put into them.
const sources = [];
const shownAsCode = source => {
  const text = escapeHTML(source.replace(/\s+/g, " ").trim());
  sources.push(text.replace(/{/g, "&#123;").replace(/}/g, "&#125;"));
  return `<code data-stand-in=${sources.length - 1}></code>`;
};
const withSources = html => html && html.replace(/<code data-stand-in=(\d+)><\/code>/g,
  (whole, index) => `<code>${sources[index]}</code>`);

// A known tag put together; null when the body is not divided in this way.
const filled = (hexo, {parts, gaps}, body) => {
  const rendered = text => hexo.render.renderSync({text, engine: "md"});
  const between = gaps.map(gap => gap.split(/{%[^]*?%}/).map(escapeRegExp).join("[^]*?"));
  const found = gaps.length ? new RegExp(`^${between.join("([^]*?)")}$`).exec(body) : [];
  if (!found) return null;
  let stretch = 0;
  return parts.map(part => {
    if (part.html !== undefined) return part.html;
    if (part.prose !== undefined) return rendered(part.prose);
    return rendered(stripIndent(found[++stretch]).replace(/^\n?|\n?$/g, ""));
  }).join("");
};

// What a tag's source has in common with what Markdown made of it.
const plain = source => source.replace(/<\/?[A-Za-z][^<>]*>|\]\([^)]*\)|&#?\w+;/g, "")
  .replace(/[^\p{L}\p{N}]/gu, "");
const waysOf = (page, opening) => {
  const known = question.shown[page] || {};
  if (known[opening] || !opening.includes("<")) return known[opening] || [];
  const same = Object.keys(known).find(source => plain(source) === plain(opening));
  return same ? known[same] : [];
};

// A tag that prints what is known of it, or its own source and between its ends the body as Markdown.
const unshown = {};
const standIn = (hexo, name, ends) => {
  const source = (parser, lexer) => {
    const name = parser.nextToken();
    if (!name) return ""; // nothing closes it
    const {lineno, colno} = name;
    const lines = parser.tokens.str.split("\n");
    const before = lines.slice(0, lineno).reduce((sum, line) => sum + line.length + 1, 0);
    const start = parser.tokens.str.lastIndexOf("{%", before + colno);
    let token = parser.nextToken(true);
    while (token && token.type !== lexer.TOKEN_BLOCK_END) token = parser.nextToken(true);
    return parser.tokens.str.slice(start, parser.tokens.index);
  };
  return {
    tags: [name],
    parse(parser, nodes, lexer) {
      const given = new nodes.NodeList(0, 0);
      given.addChild(new nodes.Literal(0, 0, source(parser, lexer)));
      const end = new RegExp(`{%-?\\s*end${name}\\b`);
      const isOpen = ends && end.test(parser.tokens.str.slice(parser.tokens.index));
      if (!isOpen) return new nodes.CallExtension(this, "run", given, []);
      const body = parser.parseUntilBlocks(`end${name}`);
      given.addChild(new nodes.Literal(0, 0, source(parser, lexer)));
      return new nodes.CallExtension(this, "run", given, [body]);
    },
    run(context, opening, closing, body) {
      const inner = body ? body() : "";
      const page = context.ctx.source || "";
      for (const way of waysOf(page, opening)) {
        const known = filled(hexo, way, inner);
        if (known !== null) return known;
      }
      if (question.ofTheme.includes(name)) (unshown[page] = unshown[page] || new Set()).add(name);
      if (!body) return shownAsCode(opening);
      const source = stripIndent(inner).replace(/^\n?|\n?$/g, "");
      const text = hexo.render.renderSync({text: source, engine: "md"});
      return `${shownAsCode(opening)}\n${text}\n${shownAsCode(closing)}`;
    },
  };
};

const clock = (moment, isNeeded) => {
  const time = moment && moment.valueOf();
  const isOfFile = !moment || (time >= started - 600000 && time <= Date.now());
  return isOfFile && !isNeeded ? "" : moment.format("YYYY-MM-DDTHH:mm:ss");
};
const terms = list => (list && list.toArray ? list.toArray() : [])
  .map(term => ({name: term.name, path: term.path}));
const paths = list => (list && list.toArray ? list.toArray() : []).map(post => post.path);

const described = page => {
  if (page.__index || page.archive || page.tag || page.category) {
    const kind = page.__index ? "index" : page.archive ? "archive" : page.tag ? "tag" : "category";
    const {current = 1, base = ""} = page;
    const name = page.tag || page.category || "";
    return {kind, name, posts: paths(page.posts), number: current, base};
  }
  return {
    kind: page.__post ? "post" : "page",
    source: page.source || "",
    title: page.title === undefined || page.title === null ? "" : String(page.title),
    date: clock(page.date),
    tags: terms(page.tags),
    categories: terms(page.categories),
    language: String(page.lang || page.language || ""),
    content: page.content || "",
    excerpt: page.excerpt || "",
  };
};

const read = stream => new Promise((resolve, reject) => {
  const chunks = [];
  stream.on("data", chunk => chunks.push(Buffer.from(chunk)));
  stream.on("end", () => resolve(Buffer.concat(chunks)));
  stream.on("error", reject);
});

// What is wrong, with the page that it is about; an assertion of Hexo's only says that one failed.
const ofPage = (error, page) => {
  const message = error && error.code === "ERR_ASSERTION"
    ? "what a tag printed would stand in the page twice, at which Hexo stops"
    : String((error && error.message) || error).split("\n")[0]; // Nunjucks adds the lines around
  return !page || message.includes(page) ? message : `${page}: ${message}`;
};

const prepared = async () => {
  const hexo = new Hexo(question.base, {silent: true});
  const dropped = {}, failed = [];
  hexo.log.error = (about, format, name) => {
    const reason = String(about && about.err ? about.err.message || about.err : about);
    if (String(format).startsWith("Process failed")) dropped[name] = reason.split("\n")[0];
    else if (String(format).startsWith("Plugin load") || String(format).startsWith("Script load")) {
      failed.push(`${name}: ${reason}`.split("\n")[0]);
    }
  };
  const load = hexo.loadPlugin;
  hexo.loadPlugin = (path, ...rest) => {
    const isOfTheme = path.startsWith(hexo.theme_dir);
    return load.call(isOfTheme ? withoutLooks(hexo) : hexo, path, ...rest);
  };
  const ready = hexo.init();
  const core = {...hexo.extend.tag.env.extensions}; // registered at once, before anything is read
  await ready;
  const render = hexo.post.render.bind(hexo.post);
  hexo.post.render = (path, data, ...rest) => render(path, data, ...rest)
    .catch(error => { throw new Error(ofPage(error, data && data.source)); });
  hexo.extend.filter.register("after_post_render", data => {
    data.content = withSources(data.content);
    if (data.excerpt) data.excerpt = withSources(data.excerpt);
  }, 1000);
  return {hexo, core, dropped, failed};
};

// `core` are the tags before the theme's scripts ran: what it registers in their stead is its own.
const withStandIns = (hexo, core) => {
  const {extensions} = hexo.extend.tag.env;
  for (const name of question.ofTheme) {
    if (core[name] && extensions[name] === core[name]) hexo.extend.tag.unregister(name);
  }
  const known = new Set([...Object.keys(extensions), ...NUNJUCKS]);
  const names = question.tags.filter(name => !known.has(name));
  for (const name of names) {
    const extension = standIn(hexo, name, question.blocks.includes(name));
    hexo.extend.tag.env.addExtension(name, extension);
  }
  return names;
};

// The theme keeps its settings and loses its layouts and files.
const withPlainLayouts = hexo => {
  const process = hexo.theme.process.bind(hexo.theme);
  hexo.extend.helper.register("hexodigest", function () {
    return JSON.stringify(described(this.page)).replace(/</g, "\\u003c");
  });
  hexo.theme.process = async () => {
    await process();
    hexo.theme.views = {};
    for (const name of LAYOUTS) hexo.theme.setView(`${name}.njk`, "{{ hexodigest() }}");
  };
};

const write = async (hexo, ofTheme) => {
  const files = hexo.route.list().filter(name => !ofTheme.has(name));
  for (const name of files) {
    const stream = hexo.route.get(name);
    const path = join(question.out, name);
    mkdirSync(dirname(path), {recursive: true});
    writeFileSync(path, await read(stream));
  }
  return files;
};

(async () => {
  const {hexo, core, dropped, failed} = await prepared();
  const standIns = withStandIns(hexo, core);
  withPlainLayouts(hexo);
  await hexo.load();
  const own = join(hexo.base_dir, "source").length;
  const ofTheme = new Set(hexo.model("Asset").toArray()
    .filter(asset => asset.source.startsWith(hexo.theme_dir)).map(asset => asset.path));
  const files = await write(hexo, ofTheme);
  for (const [page, names] of Object.entries(unshown)) unshown[page] = [...names].sort();
  const plugins = Object.keys(JSON.parse(readFileSync(join(question.base, "package.json"), "utf8"))
    .dependencies || {});
  console.log(JSON.stringify({version: hexo.version || hexo.env.version, files, dropped, failed,
    standIns, unshown, plugins, timezone: hexo.config.timezone || ""}));
})().catch(error => {
  console.error(process.env.DEBUG ? error : String((error && error.message) || error));
  process.exitCode = 1;
});
