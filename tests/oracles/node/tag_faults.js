// Whether Hexo renders a body: a JSON line {body, inline: [names], block: [names]} in, the message
// of the error that ends the build, or null, out. The named tags are registered as a theme would.
'use strict';
const fs = require('fs');
const Hexo = require('hexo');

const ABORTS = /unknown block tag|unexpected end of|expected end of|expected block end|tag name expected|expected variable end|advanceAfterBlockEnd|parse\w+: |unexpected token|expected symbol|invalid index/;

async function main() {
  const hexo = new Hexo(__dirname, { silent: true, safe: true });
  await hexo.init();
  await hexo.loadPlugin(require.resolve('hexo-renderer-marked'));
  const { tag } = hexo.extend;
  const core = Object.keys(tag.env.extensions);
  for (const name of core) {
    const ends = ['quote', 'blockquote', 'code', 'codeblock', 'pullquote'].includes(name);
    tag.unregister(name);
    tag.register(name, () => '', { ends });
  }
  for (const line of fs.readFileSync(0, 'utf8').split('\n').filter(Boolean)) {
    const { body, inline, block } = JSON.parse(line);
    const added = [];
    for (const [names, ends] of [[block, true], [inline, false]]) {
      for (const name of names) {
        if (core.includes(name)) continue;
        tag.register(name, () => '', { ends });
        added.push(name);
      }
    }
    let said = null;
    try {
      await hexo.post.render(null, { content: body, engine: 'md' });
    } catch (error) {
      const message = [error.type, error.message, error].map(String).join('\n');
      said = ABORTS.test(message) ? message.match(ABORTS)[0] + ' | ' + message.slice(0, 200) : null;
    }
    added.forEach(name => tag.unregister(name));
    process.stdout.write(JSON.stringify(said) + '\n');
  }
}

main().catch(error => {
  console.error(error);
  process.exit(1);
});
