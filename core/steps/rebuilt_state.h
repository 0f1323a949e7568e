// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/steps/step.h"

namespace godwit::core {

/// A state of the run that its points keep, as a file beside the work file for as long as this lives;
/// journaled before it is there, so that a kill leaves nothing that nobody knows of. Whoever opens the file
/// closes it first. Borrows the step's context.
class RebuiltState
{
public:
    /// What the cut-over put in place.
    static Result<std::unique_ptr<RebuiltState>> putInPlace(StepContext& context);
    /// The work file as the phase of the cut-over found it: with all that moves keep in it.
    static Result<std::unique_ptr<RebuiltState>> beforeCutover(StepContext& context);
    ~RebuiltState();
    RebuiltState(const RebuiltState&) = delete;
    RebuiltState& operator=(const RebuiltState&) = delete;

    [[nodiscard]] const QString& path() const { return m_path; }

private:
    RebuiltState(StepContext& context, QString path) : m_context(context), m_path(std::move(path)) {}
    static Result<std::unique_ptr<RebuiltState>> make(StepContext& context, const QString& name,
                                                      const std::optional<PointRecord>& point);

    StepContext& m_context;
    QString m_path;
};

} // namespace godwit::core
