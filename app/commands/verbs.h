// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/command.h"

#include <memory>

/// One factory a verb; each verb is one file of the same name, and nobody but the registry needs to see its
/// class.
namespace godwit::app {

class Registry;

std::unique_ptr<Command> makeCheck();
std::unique_ptr<Command> makePreflight();
std::unique_ptr<Command> makeAssess();
std::unique_ptr<Command> makeDoctor();
std::unique_ptr<Command> makeRecover();
std::unique_ptr<Command> makeRun();
std::unique_ptr<Command> makeStatus();
std::unique_ptr<Command> makeMonitor();
std::unique_ptr<Command> makeValidate();
std::unique_ptr<Command> makeRollback();
std::unique_ptr<Command> makeRestore();
std::unique_ptr<Command> makeChanges();
std::unique_ptr<Command> makeRehearse();
std::unique_ptr<Command> makeVerify();
std::unique_ptr<Command> makeSnapshots();
std::unique_ptr<Command> makeFinish();
std::unique_ptr<Command> makeQuarantine();
std::unique_ptr<Command> makeReport();
std::unique_ptr<Command> makeEvidence();
std::unique_ptr<Command> makeHistory();
std::unique_ptr<Command> makeSample();
/// The registry is not owned and outlives the command.
std::unique_ptr<Command> makeHelp(const Registry& registry);

} // namespace godwit::app
