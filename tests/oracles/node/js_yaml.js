'use strict';
// js-yaml itself: for each base64 document its value with types, or the reason it gives.
const { load } = require('js-yaml');
const { answer, tagged } = require('./tagged.js');

answer((document) => ({ value: tagged(load(document)) }));
