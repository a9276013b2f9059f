export default definePageConfig({ navigationBarTitleText: '五级四同' });
