export default definePageConfig({ navigationBarTitleText: '老百姓的说法' });
