'use strict';

// Reads {text, options} a line (the body of a post, tags blanked, and settings of the renderer) and answers what Hexo makes of it:
// headings, links, images and code blocks, from hexo's fence filter and hexo-renderer-marked.

const readline = require('readline');
const Hexo = require('hexo');
const { unescapeHTML } = require('hexo-util');
const renderMarkdown = require('hexo-renderer-marked/lib/renderer');
const fenceFilter = require('hexo/dist/plugins/filter/before_post_render/backtick_code_block');

const OPTIONS = {
  gfm: true, pedantic: false, breaks: true, smartLists: true, smartypants: true, modifyAnchors: 0,
  autolink: true, mangle: false, sanitizeUrl: false, dompurify: false, headerIds: true,
  anchorAlias: false, lazyload: false, prependRoot: false, postAsset: false,
  external_link: { enable: false, exclude: [], nofollow: false }, descriptionLists: true
};
const PLACEHOLDER = /<hexoPostRenderCodeBlock>(\d+)<\/hexoPostRenderCodeBlock>/g;

function takeFences(text, answer) {
  const fences = [];
  const context = {
    config: { syntax_highlighter: 'highlight.js' },
    extend: {
      highlight: {
        query: () => true,
        exec: (_, { args: [content, options] }) => {
          fences.push({
            language: options.lang || '', text: content, caption: options.caption || '',
            options: {
              mark: options.mark, first_line: options.firstLine, wrap: options.wrap,
              line_number: options.line_number, line_threshold: options.line_threshold,
              language_attr: options.language_attr
            }
          });
          return String(fences.length - 1);
        }
      }
    }
  };
  const data = { content: text };
  fenceFilter(context)(data);
  answer.fences = fences;
  return data.content.replace(PLACEHOLDER, (_, number) => `<!--code\uFFFC${number}-->`);
}

// What a reader sees of inlines, as [kind, text]; smart quotes are as the tokenizer made them.
function plain(tokens) {
  return tokens.flatMap(token => {
    if (token.type === 'html') return [];
    if (token.type === 'image') return [['image', token.text]];
    if (token.type === 'br') return [['code', ' ']];
    if (token.type === 'codespan' || token.type === 'escape') return [['code', token.text]];
    return token.tokens ? plain(token.tokens) : [[token.type, token.text]];
  });
}

// The renderer is asked through the filters that hexo-renderer-marked offers to plugins.
function listen(name, value, answer) {
  if (name !== 'marked:renderer') return;
  for (const kind of ['link', 'image']) {
    const render = value[kind];
    value[kind] = function(token) {
      answer[`${kind}s`].push([token.href, token.title || '', kind === 'image' ? token.text : '']);
      return render.call(this, token);
    };
  }
  const heading = value.heading;
  value.heading = function(token) {
    const html = heading.call(this, token);
    const [, id] = /^<h\d id="([^"]*)"/.exec(html.replace(/\n/g, ' ')) || [null, html];
    answer.headings.push([token.depth, id, plain(token.tokens)]);
    return html;
  };
  value.code = function(token) {
    answer.code.push([token.codeBlockStyle === 'indented' ? '' : (token.lang || ''), token.text]);
    return '';
  };
}

// hexo-renderer-marked wraps the same object at every call: give it a fresh copy of the methods.
const hexo = new Hexo(process.cwd(), { silent: true });
let original;

function ask(text, options) {
  const answer = { headings: [], links: [], images: [], code: [] };
  const body = takeFences(text, answer);
  const context = {
    config: { ...hexo.config, marked: { ...OPTIONS, ...options }, post_asset_folder: false },
    execFilterSync(name, value) {
      if (name === 'marked:renderer') {
        original = original || { ...value };
        Object.assign(value, original);
      }
      listen(name, value, answer);
    }
  };
  const html = renderMarkdown.call(context, { text: body, path: '' }, {});
  answer.order = [...html.matchAll(/(?:<|&lt;)!--code\uFFFC(\d+)--(?:>|&gt;)/g)].map(m => +m[1]);
  return answer;
}

readline.createInterface({ input: process.stdin }).on('line', line => {
  const { text, options } = JSON.parse(line);
  let answer;
  try {
    answer = ask(text, options);
  } catch (error) {
    answer = { error: String(error) };
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
});
