export default definePageConfig({ navigationBarTitleText: '新的授权' });
