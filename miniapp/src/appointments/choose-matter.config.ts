export default definePageConfig({ navigationBarTitleText: '选事项' });
