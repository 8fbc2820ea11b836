'use strict';
// JavaScript values as JSON that keeps their types and the order of keys, and the loop that
// answers a line of base64 with a line of JSON.
const readline = require('node:readline');

function tagged(value) {
  if (value === null || value === undefined) return ['null'];
  if (typeof value === 'boolean') return ['boolean', value];
  if (typeof value === 'number') return ['number', String(value)];
  if (typeof value === 'string') return ['string', value];
  if (value instanceof Date) return ['date', value.getTime()];
  if (Array.isArray(value) || value instanceof Uint8Array) {
    return ['array', Array.from(value, tagged)];
  }
  return ['object', Object.keys(value).map((key) => [key, tagged(value[key])])];
}

function answer(ask) {
  const lines = readline.createInterface({ input: process.stdin, crlfDelay: Infinity });
  lines.on('line', (line) => {
    let reply;
    try {
      reply = ask(Buffer.from(JSON.parse(line), 'base64').toString('utf8'));
    } catch (error) {
      reply = { refused: String(error.reason || error.message) };
    }
    process.stdout.write(JSON.stringify(reply) + '\n');
  });
}

module.exports = { answer, tagged };
