import { View } from '@tarojs/components';
import type { Case } from '@yichuang/contract/cases/case';
import { savePdf } from '../certificates/save-pdf';
import { toast } from '../platform';
import { a11y } from '../ui/a11y';
import { Button } from '../ui/Button';
import { Card } from '../ui/Card';
import { Cell } from '../ui/Cell';
import { Failure } from '../ui/Notices';
import { useDocument } from './case-api';
import { whenText } from './case-words';

/** 文书: what the office has put in writing, to keep. */
export function CasePapers({ shown: { id, documents } }: { shown: Case }) {
  const download = useDocument(id);
  if (documents.length === 0) return null;
  const fetch = (documentId: string, title: string) =>
    download.mutate(documentId, {
      onSuccess: (bytes) => void savePdf(bytes, title).catch(() => toast('没存下来，请看看手机还有没有地方')),
    });
  return (
    <View className="stack-tight">
      <View className="title-s" {...a11y({ role: 'heading' })}>
        文书
      </View>
      {download.isError && <Failure error={download.error} />}
      <Card isFlush>
        {documents.map((paper) => (
          <Cell
            key={paper.id}
            icon="file"
            title={paper.title}
            detail={`${paper.documentNo}，${whenText(paper.issuedAt)}`}
            aside={
              <Button
                kind="s"
                size="small"
                label={`下载${paper.title}`}
                busy={download.isPending && download.variables === paper.id && '下载中…'}
                onPress={() => fetch(paper.id, paper.title)}
              >
                下载
              </Button>
            }
          />
        ))}
      </Card>
    </View>
  );
}
