import { messageOf } from "@runlens/base";
import { Button, EmptyState } from "@runlens/widgets";
import { Component, type ReactNode } from "react";

interface Props {
  readonly title: string;
  readonly children: ReactNode;
}

interface State {
  readonly failure: { readonly thrown: unknown } | undefined;
}

/** Keeps the rest of the page alive when a dashboard breaks. */
export class DashboardErrorBoundary extends Component<Props, State> {
  override state: State = { failure: undefined };

  static getDerivedStateFromError(thrown: unknown): State {
    return { failure: { thrown } };
  }

  override render(): ReactNode {
    const { failure } = this.state;
    const { title, children } = this.props;
    if (failure === undefined) return children;
    return (
      <EmptyState title={`${title} stopped working`}>
        <p>
          This is an error in the dashboard, not in the data. It said:{" "}
          <code>{messageOf(failure.thrown)}</code>
        </p>
        <div className="button-row">
          <Button
            variant="primary"
            label={`Open ${title} again`}
            onClick={() => this.setState({ failure: undefined })}
          />
          <Button label="Reload the page" onClick={() => location.reload()} />
        </div>
      </EmptyState>
    );
  }
}
