export default definePageConfig({ navigationBarTitleText: '要素同源' });
