// Words as they are searched and compared: the same rules as in Python, see graph/model/text.py.
"use strict";
(() => {
  const ACCENTS = new RegExp("[\\u0300-\\u036f\\u0483-\\u0487\\u0591-\\u05c7\\u0610-\\u061a\\u064b-\\u065f" +
    "\\u0670\\u06d6-\\u06ed\\u1ab0-\\u1aff\\u1dc0-\\u1dff\\u20d0-\\u20ff\\ufe20-\\ufe2f" +
    "\\u00ad\\u200b-\\u200d\\u2060\\ufeff]", "g");
  // Thai, Lao, Burmese, Khmer, kana, Han: scripts that are written without blanks
  const SPACELESS = "[\\u0e00-\\u0eff\\u1000-\\u109f\\ua9e0-\\ua9ff\\uaa60-\\uaa7f\\u1780-\\u17ff" +
    "\\u3005-\\u3007\\u3040-\\u30ff\\u31f0-\\u31ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff" +
    "\\u{20000}-\\u{3ffff}]";
  const LETTER = "[\\p{L}\\p{N}\\p{M}]";
  const SPACED = `(?:(?!${SPACELESS})${LETTER})+`;
  const WORD = new RegExp(`${SPACED}(?:'${SPACED})*|(?:(?=${SPACELESS})${LETTER})+`, "gu");
  const isSpaceless = (word) => new RegExp(`^${SPACELESS}`, "u").test(word);

  // Upper case first makes ß ss; a last sigma is a sigma.
  const fold = (text) => text.replace(/\u2019/g, "'").normalize("NFKD").replace(ACCENTS, "")
    .toUpperCase().toLowerCase().replace(/ς/g, "σ").replace(/ß/g, "ss").normalize("NFC");
  const words = (text) => fold(text).match(WORD) || [];
  window.argmapWords = { fold, words, isSpaceless, WORD };
})();
