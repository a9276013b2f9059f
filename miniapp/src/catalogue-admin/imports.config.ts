export default definePageConfig({ navigationBarTitleText: '导入事项' });
