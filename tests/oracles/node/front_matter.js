'use strict';
// hexo-front-matter on a file's bytes after hexo-fs's byte order mark and line ends: the body and
// the data with types, or the reason of its refusal.
const { parse } = require('hexo-front-matter');
const { escapeBOM, escapeEOL } = require('hexo-fs');
const { answer, tagged } = require('./tagged.js');

answer((file) => {
  const { _content: body, ...data } = parse(escapeBOM(escapeEOL(file)));
  return { body: Buffer.from(body).toString('base64'), value: tagged(data) };
});
