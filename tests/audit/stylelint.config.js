// Our style sheet: what the browsers of .browserslistrc do not know may only better what stands without it.
export default {
  plugins: ["stylelint-no-unsupported-browser-features"],
  rules: {
    "plugin/no-unsupported-browser-features": [
      true,
      {
        severity: "error",
        // A browser that does not know these leaves out a refinement, and loses nothing.
        ignore: [
          "css-has",
          "css-media-scripting",
          "css-paged-media",
          "css-widows-orphans",
          "css-color-adjust",
          "css-content-visibility", // opens what is folded, on paper
        ],
        ignorePartialSupport: true,
      },
    ],
    "declaration-block-no-duplicate-properties": [true, { ignore: ["consecutive-duplicates-with-different-values"] }],
    "color-no-invalid-hex": true,
    "property-no-unknown": true,
    "selector-pseudo-class-no-unknown": true,
    "unit-no-unknown": true,
    "block-no-empty": true,
    "no-duplicate-at-import-rules": true,
    "media-feature-name-no-unknown": true,
  },
};
