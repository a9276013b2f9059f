export default defineAppConfig({
  lazyCodeLoading: 'requiredComponents',
  // H5: without page animations, a quick Back after a reload always finds its page
  animation: false,
  pages: ['tabs/home', 'tabs/matters', 'tabs/wallet', 'tabs/progress', 'tabs/me'],
  subPackages: [
    { root: 'identity', pages: ['sign-in', 'privacy', 'real-name', 'face'] },
    { root: 'catalogue', pages: ['search', 'guide', 'package', 'lists'] },
    { root: 'appointments', pages: ['choose-hall', 'choose-matter', 'choose-time', 'hall', 'voucher', 'list'] },
    { root: 'certificates', pages: ['detail', 'show', 'check-file'] },
    { root: 'cases', pages: ['fill', 'review', 'receipt', 'progress', 'supplement', 'lookup'] },
    { root: 'messages', pages: ['inbox'] },
    { root: 'reviews', pages: ['review', 'point', 'summary'] },
    { root: 'feedback', pages: ['list', 'write', 'detail'] },
    { root: 'delegations', pages: ['list', 'detail', 'ask', 'acts', 'home'] },
    {
      root: 'catalogue-admin',
      pages: ['home', 'imports', 'import', 'history', 'quality', 'levels', 'words', 'lists', 'same-source'],
    },
    { root: 'help', pages: ['ask', 'list', 'detail'] },
    {
      root: 'staff',
      pages: [
        'workbench',
        'scan',
        'verify',
        'cases',
        'case',
        'certificate',
        'orders',
        'feedback',
        'help',
        'consent',
        'points',
      ],
    },
  ],
  // nearly everybody needs it next
  preloadRule: { 'tabs/home': { network: 'all', packages: ['identity'] } },
  window: {
    navigationStyle: 'custom',
    navigationBarTitleText: '一窗',
    navigationBarTextStyle: 'black',
    backgroundColor: '#F4F6F9',
  },
  // the halls nearest to the person, asked for only when they press 「按离我近的排」
  permission: { 'scope.userLocation': { desc: '用来找离您最近的大厅' } },
  requiredPrivateInfos: ['getLocation'],
  tabBar: {
    color: '#566274',
    selectedColor: '#1659B4',
    backgroundColor: '#FFFFFF',
    borderStyle: 'white',
    list: [
      {
        pagePath: 'tabs/home',
        text: '首页',
        iconPath: 'tabs/icons/home.png',
        selectedIconPath: 'tabs/icons/home-on.png',
      },
      {
        pagePath: 'tabs/matters',
        text: '办事',
        iconPath: 'tabs/icons/matters.png',
        selectedIconPath: 'tabs/icons/matters-on.png',
      },
      {
        pagePath: 'tabs/wallet',
        text: '亮证',
        iconPath: 'tabs/icons/wallet.png',
        selectedIconPath: 'tabs/icons/wallet-on.png',
      },
      {
        pagePath: 'tabs/progress',
        text: '进度',
        iconPath: 'tabs/icons/progress.png',
        selectedIconPath: 'tabs/icons/progress-on.png',
      },
      { pagePath: 'tabs/me', text: '我的', iconPath: 'tabs/icons/me.png', selectedIconPath: 'tabs/icons/me-on.png' },
    ],
  },
});
