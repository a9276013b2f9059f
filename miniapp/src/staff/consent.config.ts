export default definePageConfig({ navigationBarTitleText: '当面授权' });
