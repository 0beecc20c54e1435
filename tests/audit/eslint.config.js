// How our scripts are written: nothing that the browsers of .browserslistrc do not know, and nothing unused.
import js from "@eslint/js";
import compat from "eslint-plugin-compat";
import globals from "globals";

export default [
  js.configs.recommended,
  compat.configs["flat/recommended"],
  {
    languageOptions: { ecmaVersion: 2022, sourceType: "module", globals: globals.browser },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      complexity: ["error", 13],
      eqeqeq: "error",
      "max-depth": ["error", 3],
      "no-restricted-properties": [
        "error",
        // Text becomes HTML nowhere.
        ...["innerHTML", "outerHTML", "insertAdjacentHTML"].map((property) => ({ property })),
      ],
      // What eslint-plugin-compat does not see: properties of objects whose class it cannot know.
      "no-restricted-syntax": [
        "error",
        {
          selector: "MemberExpression[property.name=/^(aria[A-Z]\\w*|role)$/]",
          message: "Firefox before 119 has no ARIA properties: use setAttribute.",
        },
        {
          selector: "MemberExpression[property.name='size'][object.name=/address|parts|query|params|search/i]",
          message: "URLSearchParams.size is undefined in Safari before 17: use String().",
        },
        {
          selector:
            "MemberExpression[property.name=/^(toSorted|toReversed|with|groupBy|replaceAllChildren|findLast)$/]",
          message: "Safari 15.4 or Firefox 115 does not know this.",
        },
        { selector: "Literal[regex.pattern=/\\(\\?<[=!]/]", message: "Safari before 16.4 knows no lookbehind." },
      ],
      "no-var": "error",
      "prefer-const": "error",
    },
  },
];
