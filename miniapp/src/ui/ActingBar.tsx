import { View } from '@tarojs/components';
import { useEffect } from 'react';
import { leaveActing } from '../api/acting';
import { useSession } from '../api/session';
import { now } from '../clock';
import { a11y, pressable } from './a11y';
import { Icon } from './Icon';

/** Under the navigation of every page while somebody acts: in whose name, and the way out. Cannot be closed. */
export function ActingBar() {
  const acting = useSession((state) => state.acting);
  const endsAt = acting?.endsAt;
  useEffect(() => {
    if (endsAt === undefined) return undefined;
    const timer = setTimeout(() => void leaveActing('expired'), Math.max(endsAt - now(), 0));
    return () => clearTimeout(timer);
  }, [endsAt]);
  if (!acting) return null;
  return (
    <View className="acting">
      <Icon name="people" />
      <View className="grow" {...a11y({ role: 'status' })}>
        正在代 <View className="whole strong">{acting.user.nameMasked}</View> 办理
      </View>
      <View className="acting-exit" hoverClass="pressed" {...pressable(() => void leaveActing('left'))}>
        退出代办
      </View>
    </View>
  );
}
