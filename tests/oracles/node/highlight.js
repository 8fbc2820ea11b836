// How Hexo's own highlighter shows code: a JSON line {code, language, config} in, {html} out.
'use strict';
const readline = require('node:readline');
const Hexo = require('hexo');

async function main() {
  const hexo = new Hexo(__dirname, { silent: true, safe: true });
  await hexo.init();
  const settings = { ...hexo.config };
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const { code, language, config } = JSON.parse(line);
    hexo.config = { ...settings };
    for (const [name, value] of Object.entries(config)) {
      hexo.config[name] = typeof value === 'object' ? { ...settings[name], ...value } : value;
    }
    const options = { lang: language, lines_length: code.split('\n').length };
    const name = hexo.config.syntax_highlighter;
    const html = hexo.extend.highlight.exec(name, { context: hexo, args: [code, options] });
    process.stdout.write(`${JSON.stringify({ html })}\n`);
  }
}

main().catch(error => {
  console.error(error);
  process.exit(1);
});
