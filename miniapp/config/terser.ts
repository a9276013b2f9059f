// What terser does of itself and Taro switches off for the engines of 2016.
const ITS_OWN_DEFAULTS = [
  'arrows collapse_vars comparisons computed_props directives hoist_props inline loops negate_iife properties',
  'reduce_funcs reduce_vars switches typeofs',
];

export const terser = {
  // Taro keeps the names of functions in H5; nothing here reads them
  keep_fnames: false,
  compress: {
    ecma: 2017,
    passes: 2,
    ...Object.fromEntries(ITS_OWN_DEFAULTS.flatMap((names) => names.split(' ')).map((name) => [name, true])),
  },
  output: {
    ecma: 2017,
    // Taro's default writes #"x" for private fields: the build is green and the page blank
    quote_keys: false,
    keep_quoted_props: false,
    // a Chinese character takes three bytes, its escape six
    ascii_only: false,
  },
};
