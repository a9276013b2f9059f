const path = require('node:path');
const { added, leaveOut, unusedElements } = require('./slots');

// Weapp only: Taro's base.wxml has no aria-* slots, so ariaLabel would silently vanish; and it has many that nobody fills.
module.exports = (ctx) => {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform) {
      if (!platform.template || platform.platform !== 'weapp') return;
      platform.template.mergeComponents(ctx, added);
      leaveOut(platform.template.internalComponents);
      platform.runtimePath = [].concat(platform.runtimePath, path.resolve(__dirname, 'runtime.js'));
    },
  });
  ctx.modifyComponentConfig(({ componentConfig }) => {
    for (const element of unusedElements) componentConfig.includes.delete(element);
  });
};
