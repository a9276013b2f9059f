import { View } from '@tarojs/components';
import { Button } from '../ui/Button';
import { Card } from '../ui/Card';
import { copy } from './copy';
import { groupedCaseNo } from './case-words';

function NumberRow({ name, shown, text }: { name: string; shown: string; text: string }) {
  return (
    <View className="cell">
      <View className="grow">
        <View className="sub">{name}</View>
        <View className="case-number">{shown}</View>
      </View>
      <Button kind="s" size="small" label={`复制${name} ${shown}`} onPress={() => copy(text, name)}>
        复制
      </Button>
    </View>
  );
}

/** With these two anybody who holds them may look it up, without signing in. */
export function CaseNumbers({ caseNo, queryCode }: { caseNo: string | null; queryCode: string | null }) {
  if (caseNo === null) return null;
  return (
    <Card isFlush>
      <NumberRow name="办件号" shown={groupedCaseNo(caseNo)} text={caseNo} />
      {queryCode !== null && <NumberRow name="查询码" shown={queryCode} text={queryCode} />}
    </Card>
  );
}
