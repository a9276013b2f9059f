export default definePageConfig({ navigationBarTitleText: '凭件号查进度' });
