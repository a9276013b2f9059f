// WeChat runs on the phone's own engine: an iPhone 6 of someone's grandmother stops at iOS 12, which cannot parse `?.`.
// A browser build follows `browserslist` in package.json.
module.exports.targets = process.env.TARO_ENV === 'weapp' ? { ios: '12', android: '67' } : undefined;
