// For graph/view/*.js, which are put together into one script: what one file defines the others use.
export default [
  {
    languageOptions: { sourceType: "script", ecmaVersion: 2024 },
    rules: {
      "no-unused-vars": ["error", { vars: "local" }],
      "no-dupe-keys": "error",
      "no-dupe-class-members": "error",
      "no-unreachable": "error",
      "no-fallthrough": "error",
      "no-redeclare": "error",
      "no-self-assign": "error",
      "no-const-assign": "error",
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
      "no-restricted-properties": [
        "error",
        ...["innerHTML", "outerHTML", "insertAdjacentHTML"].map((property) => ({ property, message: "Text stays text: el()." })),
      ],
      "prefer-const": "error",
      eqeqeq: "error",
    },
  },
];
