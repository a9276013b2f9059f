import { View } from '@tarojs/components';
import { a11y } from '../ui/a11y';
import { Chip } from '../ui/Chip';
import { Sheet } from '../ui/Sheet';
import { useSite } from './site';

/** Which county or zone the app works for. */
export function SiteSheet({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { site, sites, choose } = useSite();
  const pick = (id: string) => {
    choose(id);
    onClose();
  };
  return (
    <Sheet isOpen={isOpen} title="在哪里办事" onClose={onClose}>
      <View className="stack" {...a11y({ role: 'radiogroup', label: '在哪里办事' })}>
        {sites.map(({ id, name }) => (
          <Chip key={id} isOn={id === site?.id} onPress={() => pick(id)}>
            {name}
          </Chip>
        ))}
      </View>
    </Sheet>
  );
}
