import { Eye, EyeOff } from "lucide-react";
import { type ComponentProps, useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { TextField } from "@/components/ui/text-field";

type Props = Omit<ComponentProps<typeof TextField>, "aside" | "type">;

/** A password line that can be made readable. */
export function PasswordField(props: Props) {
  const [visible, setVisible] = useState(false);
  const toggle = (
    <IconButton
      aria-pressed={visible}
      icon={visible ? EyeOff : Eye}
      label={visible ? "Hide password" : "Show password"}
      onClick={() => setVisible(!visible)}
    />
  );
  return <TextField {...props} aside={toggle} type={visible ? "text" : "password"} />;
}
