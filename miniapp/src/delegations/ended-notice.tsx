import { View } from '@tarojs/components';
import { useActingSwitch } from '../api/acting';
import { a11y } from '../ui/a11y';
import { Icon } from '../ui/Icon';
import { ENDINGS } from './words';

/** Why this person is no longer acting, until they act again; nothing where they left themselves. */
export function EndedNotice() {
  const ended = useActingSwitch((state) => state.ended);
  if (ended === undefined || ended === 'left') return null;
  const { title, detail } = ENDINGS[ended];
  return (
    <View className="box box-amber row row-top" {...a11y({ role: 'alert' })}>
      <Icon name="warn" className="amber" />
      <View className="grow">
        <View className="body strong">{title}</View>
        <View className="sub ink-700">{detail}</View>
      </View>
    </View>
  );
}
