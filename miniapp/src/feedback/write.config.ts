export default definePageConfig({ navigationBarTitleText: '写咨询投诉' });
