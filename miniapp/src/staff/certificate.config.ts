export default definePageConfig({ navigationBarTitleText: '证照处置' });
