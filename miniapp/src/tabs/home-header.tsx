import { View } from '@tarojs/components';
import { useElder } from '../elder/elder';
import { open, paths } from '../paths';
import { useSite } from '../site/site';
import { a11y, landmark, pressable } from '../ui/a11y';
import { Icon } from '../ui/Icon';
import { NavBar } from '../ui/NavBar';

/** The blue head: where, what for, and the way to 长辈版. */
export function HomeHeader({ onSite }: { onSite: () => void }) {
  const { site } = useSite();
  const setElder = useElder((state) => state.setElder);
  return (
    <View className="home-head" {...landmark('banner')}>
      <NavBar isDark hasBack={false}>
        <View className="home-brand">
          <View className="home-name" {...a11y({ role: 'heading', level: 1 })}>
            {site?.shortName ?? '一窗'}
          </View>
          <View className="home-site" {...pressable(onSite, { label: `现在是${site?.name ?? ''}，换地方` })}>
            <Icon name="pin" size={16} />
            {site?.name ?? '选地方'}
          </View>
        </View>
      </NavBar>
      <View className="home-search-row">
        <View className="home-search" {...pressable(() => open(paths.search()))}>
          <Icon name="search" size={20} />
          想办什么？如老人补贴
        </View>
        <View className="home-elder" {...pressable(() => setElder(true), { label: '换成长辈版' })}>
          长辈版
        </View>
      </View>
    </View>
  );
}
