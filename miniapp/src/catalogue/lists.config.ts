export default definePageConfig({ navigationBarTitleText: '公开的清单' });
