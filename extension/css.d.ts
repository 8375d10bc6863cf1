// What a CSS module script exports.

declare module '*.css' {
  const sheet: CSSStyleSheet;
  export default sheet;
}
