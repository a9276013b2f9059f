const { targets } = require('./config/babel-targets');

module.exports = {
  presets: [['taro', { framework: 'react', ts: true, compiler: 'webpack5', ...(targets && { targets }) }]],
  // babel also runs on npm packages with private methods (see ES2022_DEPS in config/index.ts)
  plugins: ['@babel/plugin-transform-private-methods'],
};
