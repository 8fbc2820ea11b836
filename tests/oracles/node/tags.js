// What Hexo takes from a body before Markdown: a JSON line {path} or {body} in, a line out with
// spans in characters of the body. Hexo's own modules run, with a few lines added that tell where
// they are; that the result is the same as without them is checked each time.
'use strict';
const fs = require('fs');
const path = require('path');
const Module = require('module');
const hexoFs = require('hexo-fs');
const frontMatter = require('hexo-front-matter');

const dist = path.dirname(require.resolve('hexo/dist/hexo/index.js')) + '/..';

function load(file, edits) {
  const filename = require.resolve(path.join(dist, file));
  let code = fs.readFileSync(filename, 'utf8');
  for (const [from, to] of edits) {
    if (!code.includes(from)) throw new Error(`${file} has changed: ${from}`);
    code = code.replace(from, () => to);
  }
  const loaded = new Module(filename, module);
  loaded.filename = filename;
  loaded.paths = module.paths;
  loaded._compile(code, filename);
  return loaded.exports;
}

const give = ['module.exports = Post;',
  'module.exports = { PostRenderEscape, has: str => rSwigTag.test(str) };'];
const plain = load('hexo/post.js', [give]);
const flags = ["PostRenderEscape.escapeContent(this.stored, 'swig',",
  to => `PostRenderEscape.escapeContent(this.stored, '${to}',`];
const told = load('hexo/post.js', [
  give,
  [flags[0], flags[1]('raw')],
  [flags[0], flags[1]('inline')],
  [flags[0], flags[1]('variable')],
  [`pushAndReset(${flags[0]}`, '(this.bodies ||= {})[this.stored.length] = [' +
    'swig_full_tag_start_end - swig_full_tag_start_start + 4, idx - buffer_start];' +
    `pushAndReset(${flags[1]('block')}`],
  ['plain_text_start = -1;\n                    }\n                }\n' +
    '                else if (state === STATE_SWIG_FULL_TAG)',
  "pushAndReset(PostRenderEscape.escapeContent(this.stored, 'deleted', " +
    'str.slice(buffer_start - 2, idx + 1)));\n                    }\n                }\n' +
    '                else if (state === STATE_SWIG_FULL_TAG)']
]);
const backtick = 'plugins/filter/before_post_render/backtick_code_block.js';
const fencesOf = load(backtick, [['const codeBlockStart = matchIndex;',
  'ctx.fences.push({ at: matchIndex, all: $0, start, end, info: _args, content: _content });' +
  'const codeBlockStart = matchIndex;']]);
const Tag = require(path.join(dist, 'extend/tag.js'));
const { Parser } = require('nunjucks/src/parser');
const nodes = require('nunjucks/src/nodes');
const lexer = require('nunjucks/src/lexer');

const PLACE = /<!--(raw|inline|variable|block|deleted|comment|code)\uFFFC(\d+)-->/y;

function takeFences(body) {
  const ctx = { fences: [], config: { syntax_highlighter: 'highlight.js' } };
  ctx.extend = { highlight: { query: () => true, exec: () => {
    ctx.fences[ctx.fences.length - 1].stashed = true;
    return 'CODE';
  } } };
  const data = { content: body };
  fencesOf(ctx)(data);
  return { fences: ctx.fences, text: data.content };
}

function args(source) {
  const tag = new Tag();
  tag.register('probe', () => '');
  const parser = new Parser(lexer.lex(source));
  parser.nextToken();
  try {
    const name = parser.peekToken();
    const list = tag.env.getExtension('probe')._parseArgs(parser, nodes, lexer);
    return {
      name: name && name.type === 'symbol' ? name.value : '',
      args: list.children[0].children.map(child => child.value)
    };
  } catch (error) {
    return { error: String(error.message || error) };
  }
}

// Walks what Hexo made of the body beside the body, and notes where everything stands.
class Aligned {
  constructor(body, fences, escape) {
    Object.assign(this, { body, escape, found: [] });
    this.stashed = fences.filter(fence => fence.stashed);
    this.opened = fences.filter(fence => !fence.stashed);
    this.code = 0;
  }
  walk(text, position, top, stop = text.length, from = 0) {
    let at = from;
    while (at < stop) {
      PLACE.lastIndex = at;
      const place = PLACE.exec(text);
      if (place) {
        const start = position;
        position = this.place(place[1], Number(place[2]), position, top);
        at += place[0].length;
        if (top && place[1] !== 'code') this.note(place[1], start, position, Number(place[2]));
      } else {
        const entity = text.slice(at, at + 6);
        const brace = entity === '&#123;' ? '{' : entity === '&#125;' ? '}' : '';
        const here = fence => fence.at <= position && position < fence.at + fence.all.length;
        if (brace && this.body[position] === brace && this.opened.some(here)) at += 6;
        else if (text[at] === this.body[position]) at += 1;
        else throw new Error(`lost at ${position}: ${text.slice(at, at + 40)}`);
        position += 1;
      }
    }
    return position;
  }
  place(kind, index, position, top) {
    if (kind === 'code') {
      const fence = this.stashed.find(item => item.at + item.start.length === position);
      return position + fence.all.length - fence.start.length - fence.end.length;
    }
    return this.walk(this.escape.stored[index], position, false);
  }
  note(kind, start, end, index) {
    const item = { kind, span: [start, end] };
    const text = this.escape.stored[index];
    if (kind === 'comment' && /^<!--code\uFFFC\d+-->$/.test(text)) return;
    let opening = kind === 'inline' ? text : '';
    if (kind === 'block') {
      const [length, body] = this.escape.bodies[index];
      opening = text.slice(0, length);
      const bodyStart = this.walk(text, start, false, length);
      item.body = [bodyStart, this.walk(text, bodyStart, false, length + body, length)];
    }
    if (opening) item.call = args(opening);
    this.found.push(item);
  }
}

function points(body) {
  const table = new Uint32Array(body.length + 1);
  for (let at = 0, count = 0; at < body.length; at++) {
    table[at] = count;
    const pair = body.codePointAt(at) > 0xffff;
    if (pair) table[++at] = count;
    count += 1;
    table[at + 1] = count;
  }
  return table;
}

function answer(body) {
  const { fences, text } = takeFences(body);
  const escape = new told.PostRenderEscape();
  const stashed = escape.escapeCodeBlocks(text);
  let found = [];
  if (told.has(stashed)) {
    const aligned = new Aligned(body, fences, escape);
    const output = escape.escapeAllSwigTags(stashed);
    const real = new plain.PostRenderEscape().escapeAllSwigTags(stashed);
    const bare = output.replace(/<!--deleted\uFFFC\d+-->/g, '');
    const unnumbered = str => str.replace(/<!--[a-z]+\uFFFC\d+-->/g, '\uFFFC');
    if (unnumbered(bare) !== unnumbered(real)) throw new Error('not what Hexo does');
    const end = aligned.walk(output, 0, true);
    if (end !== body.length) throw new Error(`ended at ${end} of ${body.length}`);
    found = aligned.found;
  }
  const table = points(body);
  const span = ([start, end]) => [table[start], table[end]];
  return {
    fences: fences.filter(fence => fence.stashed).map(fence => ({
      span: span([fence.at + fence.start.length, fence.at + fence.all.length - fence.end.length]),
      info: fence.info, content: fence.content
    })),
    found: found.map(item => ({
      ...item, span: span(item.span), body: item.body && span(item.body)
    }))
  };
}

function bodyOf(file) {
  const text = hexoFs.readFileSync(file);
  try {
    return frontMatter.parse(text)._content;
  } catch {
    return frontMatter.split(text).content;
  }
}

for (const line of fs.readFileSync(0, 'utf8').split('\n').filter(Boolean)) {
  const question = JSON.parse(line);
  const body = question.path ? bodyOf(question.path) : question.body;
  let said;
  try {
    said = answer(body);
  } catch (error) {
    said = { error: error.stack };
  }
  if (question.path) said.body = body;
  process.stdout.write(JSON.stringify(said) + '\n');
}
