/* SPDX-License-Identifier: Apache-2.0 */
/*
 * measures.c: the table of measures: what each is called and what a reader is told of it.
 */
#include <entente/analysis.h>

#define VALUE(member) \
    static double value_##member(const EntNodeMeasures *m) { return m->member; }

VALUE(strength)
VALUE(degree)
VALUE(betweenness)
VALUE(closeness)
VALUE(eigenvector)
VALUE(pagerank)
VALUE(hub)
VALUE(authority)
VALUE(core)
VALUE(supported_by)
VALUE(opposed_by)
VALUE(supports)
VALUE(opposes)
VALUE(in_degree)
VALUE(out_degree)
VALUE(in_strength)
VALUE(out_strength)
VALUE(community)
VALUE(component)
VALUE(brokerage)
VALUE(constraint)
VALUE(camp)

static const EntMeasure measures[] = {
    { "strength", "Strength", "how much is said of its ties: each tie counts once for every article that tells of it", value_strength },
    { "degree", "Degree", "how many others it has a tie with", value_degree },
    { "betweenness", "Betweenness", "how often it lies on the shortest way between two others: a go-between or bottleneck (0 to 1)",
      value_betweenness },
    { "closeness", "Closeness", "how near it is to everyone else, where much-told ties are short", value_closeness },
    { "eigenvector", "Eigenvector", "whether those it is tied to are well tied themselves (0 to 1; the greatest is 1)", value_eigenvector },
    { "pagerank", "PageRank", "how likely a reader who follows the ties from source to target ends here; all add up to 1", value_pagerank },
    { "hub", "Hub", "how much it acts towards those whom many act towards (HITS, 0 to 1)", value_hub },
    { "authority", "Authority", "how much those who act towards many act towards it (HITS, 0 to 1)", value_authority },
    { "core", "Core", "the densest inner circle it belongs to: in circle k each member has ties with k others in it", value_core },
    { "brokerage", "Brokerage", "how often it lies on the shortest way between two of different camps, opposition left aside (0 to 1)",
      value_brokerage },
    { "constraint", "Constraint", "how far its ties know each other; near 0 it ties those who have no other tie (Burt)", value_constraint },
    { "supported_by", "Supported by", "how many others support it or cooperate with it", value_supported_by },
    { "opposed_by", "Opposed by", "how many others oppose it or are in conflict with it", value_opposed_by },
    { "supports", "Supports", "how many others it supports or cooperates with", value_supports },
    { "opposes", "Opposes", "how many others it opposes or is in conflict with", value_opposes },
    { "in_degree", "In-degree", "how many others act towards it", value_in_degree },
    { "out_degree", "Out-degree", "how many others it acts towards", value_out_degree },
    { "in_strength", "In-strength", "how much is said of what others do towards it", value_in_strength },
    { "out_strength", "Out-strength", "how much is said of what it does towards others", value_out_strength },
    { "community", "Community", "the number of the group whose members are tied to each other more than to the rest; 0 is the largest",
      value_community },
    { "camp", "Camp", "the number of the camp it stands in, by agreement and opposition; 0 is the largest", value_camp },
    { "component", "Component", "the number of the part of the graph it can be reached in; 0 is the largest", value_component },
    { NULL, NULL, NULL, NULL },
};

const EntMeasure *ent_measures(void)
{
    return measures;
}
