export default definePageConfig({
  navigationBarTitleText: '进度',
  // a browser has its own way to load a page again
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
  backgroundTextStyle: 'dark',
});
