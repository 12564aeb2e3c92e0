import { Ellipsis, Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import { Confirm } from "@/components/ui/confirm";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem } from "@/components/ui/menu";

type Props = { onDelete: () => void; onRename: () => void; title: string };

export function ConversationMenu({ onDelete, onRename, title }: Props) {
  const [asking, setAsking] = useState(false);
  const trigger = (
    <IconButton
      className="absolute right-0 opacity-0 focus-visible:opacity-100 group-hover:opacity-100 data-[state=open]:opacity-100 pointer-coarse:opacity-100"
      icon={Ellipsis}
      label={`More about “${title}”`}
    />
  );
  return (
    <>
      <Menu trigger={trigger}>
        <MenuItem onSelect={onRename}>
          <Pencil aria-hidden className="size-4" /> Rename
        </MenuItem>
        <MenuItem className="text-danger" onSelect={() => setAsking(true)}>
          <Trash2 aria-hidden className="size-4" /> Delete
        </MenuItem>
      </Menu>
      <Confirm
        action="Delete"
        onConfirm={onDelete}
        onOpenChange={setAsking}
        open={asking}
        title="Delete this conversation?"
      >
        “{title}” will be gone. The tasks it wrote stay on your list.
      </Confirm>
    </>
  );
}
