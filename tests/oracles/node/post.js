// What Hexo makes of a body: a JSON line {body} in, {html} or {error} out. `foo` is a tag, `note` a
// block that renders Markdown, as themes have them.
'use strict';
const readline = require('node:readline');
const Hexo = require('hexo');

async function main() {
  const hexo = new Hexo(__dirname, { silent: true, safe: true });
  await hexo.init();
  await hexo.loadPlugin(require.resolve('hexo-renderer-marked'));
  hexo.extend.tag.register('foo', args => `FOO(${args.join('|')})`);
  hexo.extend.tag.register(
    'note',
    (args, text) => `<div>${hexo.render.renderSync({ text, engine: 'md' })}</div>`,
    { ends: true }
  );
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const { body } = JSON.parse(line);
    let answer;
    try {
      const data = { content: body, engine: 'md', title: 'A title' };
      answer = { html: (await hexo.post.render(null, data)).content };
    } catch (error) {
      answer = { error: String(error.message || error).slice(0, 300) };
    }
    process.stdout.write(`${JSON.stringify(answer)}\n`);
  }
}

main().catch(error => {
  console.error(error);
  process.exit(1);
});
