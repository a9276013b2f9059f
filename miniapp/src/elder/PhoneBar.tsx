import { callPhone } from '../platform';
import { useHotline } from '../site/site';
import { ActionBar } from '../ui/ActionBar';
import { Button } from '../ui/Button';

/** Always there in 长辈版: a person to talk to. */
export function ElderPhoneBar() {
  const hotline = useHotline();
  return (
    <ActionBar>
      <Button
        kind="c"
        size="big"
        icon="phone"
        label={`打电话 请人帮我办，${hotline}`}
        onPress={() => callPhone(hotline)}
      >
        打电话 请人帮我办
      </Button>
    </ActionBar>
  );
}
