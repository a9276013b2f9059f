export default definePageConfig({ navigationBarTitleText: '刷脸核验' });
